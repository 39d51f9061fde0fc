/** So many characters tell the jobs of a host apart: they are random, where the first ones are the time. */
const length = 8;

/** The id of a job as people read it. Programs and files have the whole of it. */
export function shortId(id: string): string {
  return id.slice(-length);
}

/** A text with the ids of jobs in it as people read them. An id elsewhere, such as in the path of a file, stays whole. */
export function withShortIds(text: string): string {
  return text.replaceAll(/(?<=\bjob "?)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, shortId);
}
