import { BlockList, isIP } from 'node:net'

/** IANA's special-purpose IPv4 ranges (RFC 6890), which include the metadata services of clouds (169.254.169.254). */
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

/**
 * Of IPv6 only global unicast is public, without the ranges that embed IPv4 addresses (Teredo, 6to4) or are
 * documentation.
 */
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
 * Tells whether an IP address is publicly routable: not this machine, the local network or a cloud's metadata service.
 * @param address IPv4 or IPv6 without brackets; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !reserved4.check(address, 'ipv4')
  // IPv4-mapped addresses (`::ffff:127.0.0.1`) and NAT64 (`64:ff9b::/96`) are outside the public range.
  return family === 6 && public6.check(address, 'ipv6') && !reserved6.check(address, 'ipv6')
}
