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

/** @param {any} entry @returns {Promise<File[]>} */
async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const files = [];
  for (const inner of await entriesOf(entry.createReader())) files.push(...(await filesIn(inner)));
  return files;
}

/** The files of a drop. Its items are gone after the first pause: all are taken before it. @param {DataTransfer} dropped */
export async function filesOf(dropped) {
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry()).filter((one) => one !== null);
  const files = [];
  for (const entry of entries) files.push(...(await filesIn(entry)));
  return files;
}
