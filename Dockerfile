# The same image runs as api and as worker: see docker-compose.yml.
# Debian 13 has the util-linux that readers are shut in with: see docs/isolation.md.
FROM node:24-trixie-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=7400
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its Node: no install script is needed.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
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
