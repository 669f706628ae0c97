/** PostgreSQL stores every character but this one; a statement that holds it fails as a whole. No keyboard types it. */
const NULL_CHARACTER = /\0/g;

export function storableText(text: string): string {
  return text.replace(NULL_CHARACTER, "");
}

/** Whether an address holds that character, in its path or its query: nothing is found under such an address. */
export function isStorableAddress(url: string): boolean {
  return !/%00/.test(url);
}
