import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A map of its own: the one that it has warns of itself. */
function memory() {
  const store = new Map<string, any>();
  return (model: string) => {
    const key = (id: string) => `${model}:${id}`;
    const by = (wanted: (payload: any) => boolean) =>
      [...store].find(([name, payload]) => name.startsWith(`${model}:`) && wanted(payload))?.[1];
    return {
      upsert: async (id: string, payload: any) => void store.set(key(id), payload),
      find: async (id: string) => store.get(key(id)),
      findByUid: async (uid: string) => by((payload) => payload.uid === uid),
      findByUserCode: async (code: string) => by((payload) => payload.userCode === code),
      consume: async (id: string) => {
        const payload = store.get(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id: string) => void store.delete(key(id)),
      revokeByGrantId: async (grantId: string) => {
        for (const [name, payload] of store) if (payload.grantId === grantId) store.delete(name);
      },
    };
  };
}

/** Who an account at the provider is, by what is typed into its form. */
interface OpenIdPerson {
  email: string;
  email_verified: boolean;
  name: string;
}

/**
 * A real OpenID provider with a form to sign in, for a service at an address. Its own is another host than 127.0.0.1, so that
 * cookies cross as they do between real sites. With `userinfo` it tells addresses there alone.
 */
export async function startOpenId(
  service: string,
  people: Record<string, OpenIdPerson>,
  { userinfo = false } = {},
) {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ['prescreen', randomBytes(24).toString('base64url')];
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const page = (body: string) => `<!doctype html><html lang="en"><title>Provider</title>${body}</html>`;
  const configuration = {
    adapter: memory(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_basic',
        redirect_uris: [`${service}/sign-in/oidc/callback`],
        post_logout_redirect_uris: [`${service}/signed-out`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'test' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: userinfo,
    pkce: { required: () => true },
    findAccount: async (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...people[id] }),
    }),
    features: {
      devInteractions: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context: any, form: string) => {
          context.body = page(
            `${form}<button type="submit" form="op.logoutForm" value="yes" name="logout">Yes, sign me out</button>`,
          );
        },
        postLogoutSuccessSource: async (context: any) => {
          context.body = page('Signed out');
        },
      },
    },
    renderError: async (context: any, out: unknown) => {
      context.type = 'json';
      context.body = out;
    },
    clientBasedCORS: () => false,
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 600,
      Interaction: 600,
      Session: 3600,
    },
  };
  // It warns once that its form is for development, which this is.
  const { warn } = console;
  console.warn = () => {};
  const provider = new Provider(issuer, configuration);
  console.warn = warn;
  server.on('request', provider.callback());
  return {
    issuer,
    environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
