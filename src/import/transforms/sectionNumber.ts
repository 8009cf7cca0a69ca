const forms: readonly RegExp[] = [
  /^(?:PART|Part|part|篇章)\s*[.．]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、：:|丨｜-]?\s*/,
  /^第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:部分|篇章?|章|节|板块)\s*[.．、：:|丨｜-]?\s*/,
  /^[（(【〔](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）】〕]\s*[.、]?\s*/,
  /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、｜|丨:：/]\s*(?!\d)/,
  /^0\d\s*/,
  /^[①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿]\s*/,
]

/** Length of the number that a heading begins with (`01.`, `一、`, `（三）`, `PART 2`), 0 when it has none. */
export function sectionNumberLength(line: string): number {
  for (const form of forms) {
    const match = form.exec(line)
    if (match) return match[0].length
  }
  return 0
}

/** The family a number belongs to: items of one list number alike. */
export function numberStyle(line: string): number {
  return forms.findIndex((form) => form.test(line))
}
