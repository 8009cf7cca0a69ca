import { BlockList, isIP } from 'node:net'

/** Where a fetch on somebody else's word must not lead: IANA's special-purpose address registries (RFC 6890), the metadata services of clouds included. */
const reservedRanges4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Of IPv6 only what is handed out to the public may be reached, and of that not what leads back into IPv4 (Teredo, 6to4) or nowhere. */
const publicRange6 = '2000::/3'
const reservedRanges6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const blockListOf = (ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/')
    list.addSubnet(network, Number(prefix), family)
  }
  return list
}

const reserved4 = blockListOf(reservedRanges4, 'ipv4')
const public6 = blockListOf([publicRange6], 'ipv6')
const reserved6 = blockListOf(reservedRanges6, 'ipv6')

/**
 * Tells whether an IP address belongs to the public network: not this machine, not the local network, not a cloud's metadata service.
 * @param address IPv4 or IPv6, as a resolver or a URL gives it (brackets taken off); anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !reserved4.check(address, 'ipv4')
  // `::ffff:127.0.0.1` and its like lie outside the open range, and so does `64:ff9b::/96`.
  return family === 6 && public6.check(address, 'ipv6') && !reserved6.check(address, 'ipv6')
}
