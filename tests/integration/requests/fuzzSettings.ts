import fc from 'fast-check'

/**
 * `DASHIJI_FUZZ_SEED` repeats the requests of an earlier failure; `DASHIJI_FUZZ_CALLS` sets how many each test sends,
 * which `.ci/run` makes more.
 */
const fuzzSeed = Number(process.env.DASHIJI_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
const fuzzCalls = Number(process.env.DASHIJI_FUZZ_CALLS ?? 150)

/** What one request of a fuzz was, and how it was answered. */
export type FuzzResult = { readonly sent: string; readonly fault: string | undefined }

/**
 * Sends random requests one after the other.
 * @returns what was sent and what was wrong for each that was answered with a fault of the server, and the seed
 */
export async function fuzz<Request>(
  requests: fc.Arbitrary<Request>,
  sendRequest: (request: Request) => Promise<FuzzResult>,
): Promise<{ faults: string[]; seed: number }> {
  const faults = new Set<string>()
  for (const request of fc.sample(requests, { seed: fuzzSeed, numRuns: fuzzCalls })) {
    const { sent, fault } = await sendRequest(request)
    if (fault !== undefined) faults.add(`${fault}: ${sent}`)
  }
  return { faults: [...faults], seed: fuzzSeed }
}

/** Strings and numbers as they stand in addresses, in bodies and in arguments, chosen to be taken for something else. */
const oddStrings = [
  '',
  ' ',
  'null',
  'undefined',
  'true',
  'false',
  'NaN',
  '0',
  '-1',
  '1',
  '1.5',
  '1e308',
  '9007199254740993',
  'abc',
  '%',
  '_',
  '\\',
  '"',
  "'",
  ',',
  ',,',
  '[]',
  '{}',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '$where',
  '$ne',
  '\u0000',
  'a\u0000b',
  '\u200b',
  '\ud83d\ude00',
  '2024-08-28',
  '2024-02-30',
  '2024-13-01',
  '2024年8月28日',
  '28/08/2024',
  '1724803200000',
  '+275760-09-13T00:00:00.001Z',
  'news',
  'published',
  '文章',
  '(((',
  '.*',
  '00000000-0000-4000-8000-000000000000',
  '507f1f77bcf86cd799439011',
  'javascript:alert(1)',
  'x '.repeat(3000),
  'x'.repeat(3000),
] as const

export const oddString = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...oddStrings) },
  fc.string({ maxLength: 12 }),
)

/** Any value that JSON can say, mostly small and mostly wrong for what it is sent as. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddString },
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, [], {}, [null], [[]], [{}], { id: null }),
  fc.constantFrom<unknown>(
    { value: 1 },
    { relationTo: 'articles', value: 'x' },
    { relationTo: '__proto__', value: 'x' },
  ),
  fc.array(oddString, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('id', 'value', 'equals', 'root', 'title', 'name', '$gt', 'a.b', ''), oddString, {
    maxKeys: 2,
  }),
  fc.constantFrom(50, 2000).map(nested),
  fc.constantFrom('\ud800', 'a\udc00b'),
)

/** A value that many lists lie round. */
function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}
