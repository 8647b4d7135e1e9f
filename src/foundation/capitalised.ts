/** For the beginning of a sentence or of a name. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
