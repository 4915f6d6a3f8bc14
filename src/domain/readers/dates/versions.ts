/** Makes what tells a year that numbers a product ("SQL Server 2008 R2", "Visual Studio 2010 - 2022"), by a pattern of what stands before it, or one in a list of such ("2008/2010/2013"). */
export function versionTest(versioned: RegExp) {
  return (text: string, from: number, to: number): boolean => {
    if (versioned.test(text.slice(Math.max(0, from - 40), from))) return true;
    if (/^\s?R2/.test(text.slice(to, to + 3))) return true;
    // "ISO 9001:2015".
    if (/\d{3}:$/.test(text.slice(Math.max(0, from - 4), from))) return true;
    const before = /(?:20\d\d\/)*$/.exec(text.slice(Math.max(0, from - 15), from))?.[0] ?? '';
    const behind = /^(?:\/20\d\d)*/.exec(text.slice(to, to + 15))?.[0] ?? '';
    return before.length + behind.length >= 2 * '/2010'.length;
  };
}
