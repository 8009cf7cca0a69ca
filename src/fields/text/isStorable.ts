/** Whether both databases store a text as it is: without NUL, and without half of a character (a lone surrogate). */
export const isStorable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text)
