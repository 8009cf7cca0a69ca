import notNames from './data/notNames.json' with { type: 'json' }
import surnameData from './data/surnames.json' with { type: 'json' }

/** Surnames of two characters. */
export const compoundSurnames: readonly string[] = surnameData.compound

/** Surnames of one character. Those that are nearly always another word (来, 年, 由, …) are left out. */
export const surnames: ReadonlySet<string> = new Set(surnameData.single.join(''))

/** Words and places that begin like a surname and a given name; the file groups them by their first character. */
const ordinaryWords = new Set(Object.values(notNames).flatMap((words) => words.split(' ')))

/** Whether the two characters at `at` are an ordinary word or a place rather than the beginning of a name. */
export const startsWithWord = (text: string, at: number): boolean => ordinaryWords.has(text.slice(at, at + 2))
