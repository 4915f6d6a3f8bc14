/* What a guarded process says of itself: where the compiled code lies that it runs from. */
import { getCompileCacheDir } from 'node:module';
import { childChannel } from '../../src/formats/guarded/channel.ts';

const channel = childChannel();
channel.hear(() => channel.send({ compiled: getCompileCacheDir() ?? null }));
