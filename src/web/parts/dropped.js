/* Files of a drop, those of folders among them. */

/** Every entry of a folder: the browser gives a hundred at a time. @param {any} reader @returns {Promise<any[]>} */
async function entriesOf(reader) {
  const all = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** What systems leave in folders: nobody's file. */
const litter = /^(?:\._.*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*)$/i;

/** What a file is called in an upload: one of a folder by its path in it. @param {File} file @param {string} [path] */
export const named = (file, path = file.webkitRelativePath) => ({ file, name: path || file.name });

/** Files without what systems leave beside them. @template {{ name: string }} T @param {T[]} files @returns {T[]} */
export const withoutLitter = (files) =>
  files.filter(({ name }) => !litter.test(name.split('/').at(-1) ?? ''));

/** @param {any} entry @returns {Promise<{ file: File, name: string }[]>} */
async function filesIn(entry) {
  if (entry.isFile)
    return [named(await new Promise((done, failed) => entry.file(done, failed)), entry.fullPath?.slice(1))];
  const files = [];
  for (const inner of await entriesOf(entry.createReader())) files.push(...(await filesIn(inner)));
  return files;
}

/** The files of a drop, by their names and paths. Its items are gone after the first pause: all are taken before it. @param {DataTransfer} dropped */
export async function filesOf(dropped) {
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry()).filter((one) => one !== null);
  const files = [];
  for (const entry of entries) files.push(...(await filesIn(entry)));
  return files;
}
