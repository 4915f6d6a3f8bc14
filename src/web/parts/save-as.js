/** Gives the person a file that was made here. @param {string} name @param {string} type @param {string} text */
export function saveAs(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
