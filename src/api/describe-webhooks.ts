import * as z from 'zod';
import { type EventType, eventSchemas, eventTypes, messageSchema } from '#domain/people/events.ts';

/** A part of a document: whoever reads it knows what it is. */
// biome-ignore lint/suspicious/noExplicitAny: a document of many shapes, changed in place.
type Json = Record<string, any>;

/** A schema and those that it refers to, as components. */
export function schemasOf(name: string, schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  const { $defs, $schema: _draft, ...own } = made;
  const text = JSON.stringify({ [name]: own, ...$defs });
  return JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

/** `application.ats_state_changed` → `ApplicationAtsStateChanged`. */
function nameOf(type: EventType): string {
  return type.replace(/(?:^|[._])([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}

/** Every event that receivers are told of, as Standard Webhooks 1.0.0 sends it. */
export function webhooks(components: Json): Json {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  return Object.fromEntries(
    eventTypes.map((type) => {
      const name = `${nameOf(type)}Event`;
      Object.assign(components.schemas, schemasOf(name, messageSchema(type), 'output'));
      const operation = {
        operationId: `on${nameOf(type)}`,
        tags: ['integrations'],
        summary: `Sent: ${type}`,
        description: eventSchemas[type].description,
        security: [],
        parameters: [
          header('webhook-id', 'the same for every attempt at a message: by it a repeat is told'),
          header('webhook-timestamp', 'seconds since 1970 at which this attempt was made'),
          header(
            'webhook-signature',
            '`v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`; several by spaces',
          ),
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
        },
        responses: {
          '2XX': { description: 'Taken. Anything else, and no answer within 20 s, is tried again.' },
          '410': { description: 'The receiver is gone: it is switched off.' },
        },
      };
      return [type, { post: operation }];
    }),
  );
}
