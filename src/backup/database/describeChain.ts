import type { ChainReader } from '../../audit/ChainReader.js'
import type { Manifest } from '../Manifest.js'

const hashOrNone = (hash: unknown): string => (typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : '')

/** The first and the last event of a chain, as the manifest keeps them. */
export async function describeChain(chain: ChainReader): Promise<Pick<Manifest['database'], 'head' | 'firstEvent'>> {
  const [first] = await chain.after(0, 1)
  const last = await chain.last()
  const sequence = Number(last?.sequence ?? 0)
  return {
    head: { sequence: Number.isInteger(sequence) && sequence > 0 ? sequence : 0, hash: hashOrNone(last?.hash) },
    firstEvent: hashOrNone(first?.hash),
  }
}
