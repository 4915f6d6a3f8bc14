/** Hands on the number of a field while one stands in it: an empty field is none, and no nought either.
 * @param {(value: number) => void} put @returns {(event: any) => void} */
export const onNumber = (put) => (event) => {
  if (event.target.value !== '') put(Number(event.target.value));
};
