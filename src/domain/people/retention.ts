import * as z from 'zod';

/** Longest that a policy may keep an application: no policy keeps for ever. */
const longestDays = 3660;

const Days = z.int().min(0).max(longestDays);

/** How long applications are kept, in days from the last thing that happened to them. */
export const RetentionPolicy = z
  .strictObject({
    preset: z
      .string()
      .regex(/^[a-z][a-z-]{0,39}$/)
      .describe('the id of a preset, or custom'),
    keepAtLeastDays: Days.describe(
      'days before which nobody is erased, as a law asks to keep records; 0: none does',
    ),
    keepAtMostDays: Days.min(1).describe('days after which an application is erased'),
  })
  .refine((policy) => policy.keepAtLeastDays <= policy.keepAtMostDays, {
    message: 'keepAtLeastDays is more than keepAtMostDays',
    path: ['keepAtLeastDays'],
  });
export type RetentionPolicy = z.infer<typeof RetentionPolicy>;

/** A preset of the rules, with why it is so. */
export const RetentionPresets = z.strictObject({
  presets: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]{0,39}$/),
        label: z.string(),
        keep_at_least_days: Days,
        keep_at_most_days: Days.min(1),
        because: z.string(),
      }),
    )
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two presets have one id'),
});
export type RetentionPreset = z.infer<typeof RetentionPresets>['presets'][number];

/** What is asked for: a preset by its id, or days of one's own. Null for a preset that there is not. */
export function policyOf(
  asked: { preset: string; keepAtLeastDays?: number | undefined; keepAtMostDays?: number | undefined },
  presets: readonly RetentionPreset[],
): RetentionPolicy | null {
  if (asked.preset === 'custom') {
    const parsed = RetentionPolicy.safeParse(asked);
    return parsed.success ? parsed.data : null;
  }
  const preset = presets.find(({ id }) => id === asked.preset);
  return preset
    ? {
        preset: preset.id,
        keepAtLeastDays: preset.keep_at_least_days,
        keepAtMostDays: preset.keep_at_most_days,
      }
    : null;
}
