const pairs: Readonly<Record<string, string>> = {
  ',': '，',
  '(': '（',
  ')': '）',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '〔': '（',
  '〕': '）',
  '﹐': '，',
  '｡': '。',
}

/**
 * Replaces half-width punctuation by full-width, one character for one, so that each rule needs only one form. The
 * comma that groups digits (1,700) stays.
 */
export const fullWidth = (text: string): string =>
  text.replace(/[,():;!?〔〕﹐｡]/g, (mark, at: number) =>
    mark === ',' && /\d/.test(text[at - 1] ?? '') && /\d{3}/.test(text.slice(at + 1, at + 4))
      ? mark
      : (pairs[mark] ?? mark),
  )
