import { InvalidArgumentError } from 'commander';

/** A whole number from 1, as a command takes it. Throws commander's error. */
export function count(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('a number from 1');
  return Number(value);
}
