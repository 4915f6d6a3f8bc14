/*
 * Signing people in at an OpenID provider: authorization code flow with PKCE (RFC 7636), state and nonce; the signature of the
 * ID token is checked (OpenID Connect Core 1.0, 3.1.3.7).
 */
import * as oidc from 'openid-client';

/** What has to be known again when somebody comes back from the provider. */
interface PendingSignIn {
  state: string;
  nonce: string;
  verifier: string;
}

/** An account at the provider. */
interface Account {
  issuer: string;
  subject: string;
  /** The address, where the provider has verified it. */
  email: string | null;
  /** What the provider is told at the sign-out. */
  idToken: string;
}

/** Why nobody could be signed in: `refused` by the provider or by whoever was to sign in, or `away`. */
type SignInFailure = { failure: 'refused' | 'away'; code: string };

export interface SignIn {
  /** Where to send a browser, and what to know again afterwards. */
  begin(): Promise<{ url: string; pending: PendingSignIn } | SignInFailure>;
  /** The account of whoever came back with a query string. */
  finish(query: string, pending: PendingSignIn): Promise<Account | SignInFailure>;
  /** Where to send a browser to sign out at the provider as well; null where there is no such place. */
  end(idToken: string): Promise<string | null>;
}

const timeoutSeconds = 10;

/** What to log of an error of a provider: codes; never the query, tokens or claims that it carries. */
function codeOf(error: unknown): string {
  const { code, name, error: said, cause } = error as Record<string, unknown>;
  const inner = (cause as { code?: unknown } | undefined)?.code;
  return [name, code, said, inner].filter((one) => typeof one === 'string').join(' ');
}

const failureOf = (error: unknown): SignInFailure => ({
  // A server that cannot be reached, or does not answer as a provider does.
  failure:
    error instanceof TypeError ||
    ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'].includes((error as { code?: string }).code ?? '')
      ? 'away'
      : 'refused',
  code: codeOf(error),
});

/** Signs people in at a provider, which is asked for its configuration at the first sign-in. */
export function openSignIn(settings: {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Takes the address of a provider that never says whether it has verified one. */
  trustEmail: boolean;
  publicUrl: string;
}): SignIn {
  const redirectUri = `${settings.publicUrl}/sign-in/oidc/callback`;
  let found: oidc.Configuration | null = null;
  const configuration = async () => {
    const issuer = new URL(settings.issuer);
    // Plain http is taken of this machine alone (see config.ts).
    const plain = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    found ??= await oidc.discovery(
      issuer,
      settings.clientId,
      undefined,
      oidc.ClientSecretBasic(settings.clientSecret),
      { timeout: timeoutSeconds, execute: [oidc.enableNonRepudiationChecks, ...plain] },
    );
    return found;
  };
  return {
    async begin() {
      try {
        const pending = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          scope: 'openid email profile',
          code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
          code_challenge_method: 'S256',
          state: pending.state,
          nonce: pending.nonce,
        });
        return { url: url.href, pending };
      } catch (error) {
        return failureOf(error);
      }
    },
    async finish(query, pending) {
      try {
        const url = new URL(redirectUri);
        url.search = query;
        const provider = await configuration();
        const tokens = await oidc.authorizationCodeGrant(provider, url, {
          pkceCodeVerifier: pending.verifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims || !tokens.id_token) return { failure: 'refused', code: 'no_id_token' };
        // A provider may tell the address at its userinfo only.
        const said: Record<string, unknown> =
          typeof claims.email === 'string' || !provider.serverMetadata().userinfo_endpoint
            ? claims
            : await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub);
        const isVerified =
          said.email_verified === undefined ? settings.trustEmail : said.email_verified === true;
        const verified = typeof said.email === 'string' && isVerified;
        return {
          issuer: claims.iss,
          subject: claims.sub,
          email: verified ? (said.email as string) : null,
          idToken: tokens.id_token,
        };
      } catch (error) {
        return failureOf(error);
      }
    },
    async end(idToken) {
      try {
        const provider = await configuration();
        if (!provider.serverMetadata().end_session_endpoint) return null;
        return oidc.buildEndSessionUrl(provider, {
          id_token_hint: idToken,
          post_logout_redirect_uri: `${settings.publicUrl}/signed-out`,
        }).href;
      } catch {
        return null;
      }
    },
  };
}
