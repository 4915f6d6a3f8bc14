# The same image runs as api and as worker: see docker-compose.yml.
# Debian 13 has the util-linux that readers are shut in with: see docs/isolation.md.
FROM node:24-trixie-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=7400
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/slim.ts scripts/slim.ts
# The image has its Node: no install script is needed. What no part opens here goes: docs/decisions/0014-weight.md.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force && node scripts/slim.ts node_modules && rm -r scripts
COPY bin bin
COPY rules rules
COPY src src
COPY workers workers
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 7400
STOPSIGNAL SIGTERM
CMD ["node", "src/main.ts", "api"]
