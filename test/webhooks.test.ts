import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { isSigned, newSecret, signedHeaders } from '#webhooks.ts';

test('the vector of the standard', () => {
  const body = Buffer.from('{"test": 2432232314}');
  const headers = signedHeaders(
    ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1614265330,
    body,
  );
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  expect(isSigned(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], headers, body, 1614265330)).toBe(true);
});

test('what is signed here is verified by the package of the standard, and the other way round', () => {
  const secrets = [newSecret(), newSecret()] as [string, string];
  const seconds = Math.floor(Date.now() / 1000);
  const body = Buffer.from('{"type":"application.screened","data":{"name":"é"}}');
  const headers = signedHeaders(secrets, 'msg_1', seconds, body);
  for (const secret of secrets)
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'application.screened' });
  const signature = new Webhook(secrets[1]).sign('msg_2', new Date(seconds * 1000), body.toString());
  const theirs = {
    'webhook-id': 'msg_2',
    'webhook-timestamp': String(seconds),
    'webhook-signature': signature,
  };
  expect(isSigned(secrets, theirs, body, seconds)).toBe(true);
});

test('one flipped bit of body, id, time or secret fails, and so does a message older than five minutes', () => {
  const secret = newSecret();
  const body = Buffer.from('{"a":1}');
  const headers = signedHeaders([secret], 'msg_1', 1_700_000_000, body);
  const at = (more: Partial<typeof headers>, own = body, key = secret, now = 1_700_000_000) =>
    isSigned([key], { ...headers, ...more }, own, now);
  expect(at({})).toBe(true);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: body.length * 8 - 1 }), (bit) => {
      const flipped = Buffer.from(body);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(at({}, flipped)).toBe(false);
    }),
  );
  expect(at({ 'webhook-id': 'msg_2' })).toBe(false);
  expect(at({ 'webhook-timestamp': '1700000001' })).toBe(false);
  expect(at({}, body, newSecret())).toBe(false);
  expect(at({ 'webhook-signature': 'v1,' })).toBe(false);
  expect(at({ 'webhook-signature': headers['webhook-signature'].replace('v1,', 'v1a,') })).toBe(false);
  for (const now of [1_700_000_301, 1_699_999_699]) expect(at({}, body, secret, now)).toBe(false);
});
