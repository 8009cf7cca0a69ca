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

/** The same text, character for character, with Chinese punctuation throughout, so that one set of rules reads both habits. */
export const fullWidth = (text: string): string =>
  text.replace(/[,():;!?〔〕﹐｡]/g, (mark, at: number) =>
    mark === ',' && /\d/.test(text[at - 1] ?? '') && /\d{3}/.test(text.slice(at + 1, at + 4))
      ? mark
      : (pairs[mark] ?? mark),
  )
