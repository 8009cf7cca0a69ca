const digits = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]))
digits.set('〇', 0).set('两', 2)
const powers = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** The value of a number as written (`1,700`, `三百六十五`, `1.2万`, `两`); `undefined` when it is not a number. */
export function chineseNumber(written: string): number | undefined {
  const factor = written.endsWith('亿') ? 1e8 : written.endsWith('万') ? 1e4 : 1
  const figure = factor === 1 ? written : written.slice(0, -1)
  if (/^\d[\d,]*(\.\d+)?$/.test(figure)) return Math.round(Number(figure.replaceAll(',', '')) * factor * 1e6) / 1e6
  const value = parseSpelledNumber(figure)
  return value === undefined ? undefined : value * factor
}

function parseSpelledNumber(figure: string): number | undefined {
  if (figure === '') return undefined
  let [total, digit] = [0, 0]
  for (const character of figure) {
    const power = powers.get(character)
    const value = digits.get(character)
    if (value !== undefined) digit = value
    else if (power !== undefined) {
      total += (digit || 1) * power
      digit = 0
    } else return undefined
  }
  return total + digit
}
