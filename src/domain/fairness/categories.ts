/* Categories of the EEO-1 report, Component 1, which New York City's Local Law 144 names (6 RCNY § 5-301). */

export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

export const races = [
  'hispanic_or_latino',
  'white',
  'black_or_african_american',
  'native_hawaiian_or_pacific_islander',
  'asian',
  'native_american_or_alaska_native',
  'two_or_more_races',
] as const;
export type Race = (typeof races)[number];

/** What somebody said of themselves; null: nothing, or something else. Nothing is ever guessed. */
export interface Demographics {
  sex: Sex | null;
  race: Race | null;
}
