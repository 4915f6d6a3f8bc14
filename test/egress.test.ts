import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Egress, openEgress, type Resolve } from '#egress.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(answer: Parameters<typeof createServer>[1]): Promise<number> {
  const server: Server = createServer(answer as never);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push({ close: () => new Promise((done) => server.close(done).closeAllConnections()) });
  return (server.address() as AddressInfo).port;
}
function egress(allow: string[] = [], resolve?: Resolve): Egress {
  const made = openEgress({ allow, ports: [443] }, resolve);
  open.push(made);
  return made;
}
const get = (out: Egress, url: string, more: object = {}) =>
  out.send({ url, hosts: null, maxBytes: 1000, timeoutMs: 3000, ...more });

describe('addresses of this machine and of inner networks', () => {
  let hits = 0;
  const listening = () =>
    serve((_request, response) => {
      hits += 1;
      response.end('secret');
    });

  test.each([
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '169.254.169.254',
    '10.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '[fd00::1]',
    '[fe80::1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '224.0.0.1',
    '255.255.255.255',
    // IPv4 written as IPv6 in the old way, and what clouds offer to their own machines.
    '[::7f00:1]',
    '[::169.254.169.254]',
    '[::8.8.8.8]',
    '168.63.129.16',
    '[::ffff:168.63.129.16]',
    '161.26.0.7',
    '166.8.1.1',
    '192.80.8.124',
    '100.100.100.200',
    '192.0.0.192',
    '[fd00:ec2::254]',
    // Outside of what is given out to the public: networks of their own, such as Yggdrasil.
    '[200::1]',
    '[4000::1]',
    '[1::1]',
    '[100:0:0:1::1]',
    '[::1:7f00:1]',
  ])('%s is refused, over http and https, on any port', async (host) => {
    const port = await listening();
    const out = egress();
    for (const url of [`http://${host}:${port}/`, `https://${host}/`, `https://${host}:${port}/`])
      expect(await get(out, url)).toMatchObject({ ok: false, reason: 'forbidden_address' });
    expect(hits).toBe(0);
  });

  test('names that lead there are refused, also when one of several addresses does', async () => {
    const out = egress([], async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '10.1.2.3', family: 4 },
    ]);
    expect(await get(out, 'https://rebind.example.com/')).toMatchObject({ reason: 'forbidden_address' });
    expect(await get(egress(), 'https://localhost/')).toMatchObject({ reason: 'forbidden_address' });
  });

  test('a name that answers otherwise the second time is asked once: the checked answer is the one connected to', async () => {
    let asked = 0;
    const out = egress([], async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '93.184.215.14', family: 4 }];
    });
    expect(await get(out, 'https://changing.example.com/')).toMatchObject({ reason: 'forbidden_address' });
    expect(asked).toBe(1);
    const port = await serve((_request, response) => response.end('here'));
    let times = 0;
    const pinned = egress(['127.0.0.0/8'], async () => {
      times += 1;
      return [{ address: times === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    });
    expect(await get(pinned, `http://changing.example.com:${port}/`)).toMatchObject({
      ok: true,
      status: 200,
    });
    expect(times).toBe(1);
  });

  test('a redirect to one is refused', async () => {
    const inside = await listening();
    const port = await serve((_request, response) => {
      response.writeHead(302, { location: `http://[::1]:${inside}/` }).end();
    });
    const out = egress(['127.0.0.1/32']);
    expect(await get(out, `http://127.0.0.1:${port}/`, { redirects: 3 })).toMatchObject({
      ok: false,
      reason: 'forbidden_address',
    });
    expect(hits).toBe(0);
  });
});

describe('the rest of an address', () => {
  test.each([
    ['ftp://example.com/', 'forbidden_scheme'],
    ['file:///etc/passwd', 'forbidden_scheme'],
    ['http://example.com/', 'forbidden_scheme'],
    ['https://example.com:6379/', 'forbidden_port'],
    ['https://user:secret@example.com/', 'bad_url'],
    ['nonsense', 'bad_url'],
  ])('%s: %s', (url, reason) => {
    expect(egress().refuse(url, null)).toMatchObject({ reason });
  });

  test('hosts are names or what is below one', () => {
    const out = egress();
    const hosts = ['api.example.com', '*.files.example.com'];
    for (const url of [
      'https://api.example.com/x',
      'https://a.b.files.example.com/',
      'https://api.example.com./',
    ])
      expect(out.refuse(url, hosts), url).toBeNull();
    for (const url of [
      'https://evil.example.com/',
      'https://files.example.com.evil.net/',
      'https://xfiles.example.com/',
    ])
      expect(out.refuse(url, hosts), url).toMatchObject({ reason: 'forbidden_host' });
  });
});

describe('what comes back', () => {
  const local = () => egress(['127.0.0.1/32']);

  test('redirects are followed as far as asked, without the secret to another host', async () => {
    const seen: (string | undefined)[] = [];
    const far = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('file');
    });
    const near = await serve((request, response) => {
      seen.push(request.headers.authorization);
      const again = request.url === '/again';
      response.writeHead(302, { location: again ? '/again' : `http://localhost:${far}/` }).end();
    });
    const out = egress(['127.0.0.1/32'], async () => [{ address: '127.0.0.1', family: 4 }]);
    const headers = { authorization: 'Bearer s' };
    const got = await get(out, `http://127.0.0.1:${near}/`, { redirects: 1, headers });
    expect(got).toMatchObject({ ok: true, status: 200 });
    expect(seen).toEqual(['Bearer s', undefined]);
    expect(await get(out, `http://127.0.0.1:${near}/again`, { redirects: 3 })).toMatchObject({
      reason: 'too_many_redirects',
    });
    expect(await get(out, `http://127.0.0.1:${near}/`)).toMatchObject({ ok: true, status: 302 });
  });

  test('another port of the same host is another server: it is told no secret', async () => {
    const seen: (string | undefined)[] = [];
    const far = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('file');
    });
    const near = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `http://127.0.0.1:${far}/` }).end();
    });
    const out = local();
    const headers = { authorization: 'Bearer s' };
    await get(out, `http://127.0.0.1:${near}/`, { redirects: 1, headers });
    expect(seen).toEqual(['Bearer s', undefined]);
    // What is sent goes where it was to go, and nowhere else.
    const sent = await get(out, `http://127.0.0.1:${near}/`, {
      redirects: 3,
      headers,
      method: 'POST',
      body: 'x',
    });
    expect(sent).toMatchObject({ ok: true, status: 302 });
    expect(seen).toHaveLength(3);
  });

  test('size and time are bounded', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/slow') return;
      response.end('x'.repeat(5000));
    });
    const out = local();
    expect(await get(out, `http://127.0.0.1:${port}/`)).toMatchObject({ reason: 'too_large' });
    const cut = await get(out, `http://127.0.0.1:${port}/`, { cut: true });
    expect(cut.ok && cut.body.length).toBe(1000);
    expect(await get(out, `http://127.0.0.1:${port}/slow`, { timeoutMs: 200 })).toMatchObject({
      reason: 'timeout',
    });
    expect(await get(out, 'http://127.0.0.1:1/')).toMatchObject({ reason: 'unreachable' });
  });
});
