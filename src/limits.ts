/*
 * How often somebody may ask: requests of a key a minute, and wrong keys of an address. Counted in Redis where there is one,
 * so that any number of API processes count together, else in the process; also while Redis is away.
 */
import { isIPv6 } from 'node:net';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '#config.ts';

/** What is left of a minute's requests. */
interface Left {
  /** False when there was none left for this one. */
  allowed: boolean;
  /** Requests a minute. */
  quota: number;
  remaining: number;
  /** Seconds until the count begins anew. */
  seconds: number;
  /** Counted in this minute, those that were refused too. */
  used: number;
}

export interface Limits {
  /** Counts a request of a caller; null when requests are not counted. */
  request(callerId: string): Promise<Left | null>;
  /** Counts a wrong key or link of an address. */
  wrongKey(address: string): Promise<Left>;
  close(): Promise<void>;
}

const minute = 60;
/** Wrong keys that an address may send a minute before it is slowed. */
const wrongKeys = 20;

/** Opens the counters. A Redis that is away is none to fail for. */
export function openLimits({ redisUrl, ratePerMinute }: Pick<Config, 'redisUrl' | 'ratePerMinute'>): Limits {
  const redis =
    redisUrl === null
      ? null
      : new Redis(redisUrl, {
          enableOfflineQueue: false,
          maxRetriesPerRequest: 1,
          connectTimeout: 3000,
          commandTimeout: 250,
        });
  redis?.on('error', () => {});
  const counter = (keyPrefix: string, points: number) => {
    const memory = new RateLimiterMemory({ keyPrefix, points, duration: minute });
    return redis === null
      ? memory
      : new RateLimiterRedis({
          storeClient: redis,
          keyPrefix: `prescreen:${keyPrefix}`,
          points,
          duration: minute,
          rejectIfRedisNotReady: true,
          insuranceLimiter: memory,
        });
  };
  const requests = ratePerMinute === 0 ? null : counter('requests', ratePerMinute);
  const wrong = counter('wrong-keys', wrongKeys);
  const count = async (of: RateLimiterMemory | RateLimiterRedis, key: string): Promise<Left> => {
    const told = (res: RateLimiterRes, allowed: boolean): Left => ({
      allowed,
      quota: of.points,
      remaining: Math.max(0, res.remainingPoints),
      seconds: Math.max(1, Math.ceil(res.msBeforeNext / 1000)),
      used: res.consumedPoints,
    });
    try {
      return told(await of.consume(key), true);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return told(refused, false);
      throw refused;
    }
  };
  return {
    request: async (callerId) => (requests === null ? null : count(requests, callerId)),
    wrongKey: (address) => count(wrong, networkOf(address)),
    async close() {
      redis?.disconnect();
    },
  };
}

/** Whose an address is: of IPv6 the network of 64 bits that one line has, as its last half changes at will. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail = ''] = address.split('::');
  const parts = (text: string) => (text === '' ? [] : text.split(':'));
  const missing = 8 - parts(head).length - parts(tail).length;
  const all = address.includes('::')
    ? [...parts(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...parts(tail)]
    : parts(head);
  return `${all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
