import { ValidationError, type RichTextHooks, type TextFieldSingleValidation } from 'payload'

import { languageOf } from '../errors/languageOf.js'
import { messageOf } from '../errors/messagesOf.js'
import { type LinkAddress, type LinkFault, readLinkAddress } from './linkAddress.js'

/**
 * Puts the addresses of all links of a rich text into the form in which they are stored, so that no later write changes
 * them: an approval is for the text as it is stored. A text that is stored already is left alone.
 * @throws ValidationError at the field, when a link has an address that cannot be taken
 */
export const normaliseLinks: NonNullable<RichTextHooks['beforeValidate']>[number] = ({
  collection,
  path,
  previousSiblingDoc,
  field,
  req,
  value,
}) => {
  const stored: unknown = (previousSiblingDoc as Record<string, unknown> | undefined)?.[String(field.name)]
  if (!value || JSON.stringify(value) === JSON.stringify(stored)) return value
  const faults: LinkFault[] = []
  const normalised = withAddresses(value, faults)
  if (faults.length === 0) return normalised
  const language = languageOf(req)
  const message = faults.map(({ code, values }) => messageOf(code, language, values)).join(' ')
  throw new ValidationError(
    { ...(collection && { collection: collection.slug }), errors: [{ path: path.join('.'), message }], req },
    req.t,
  )
}

/** The rule for an address that is typed into the form of a link. */
export const validateLinkAddress: TextFieldSingleValidation = (value, { req, siblingData }) => {
  if ((siblingData as { linkType?: unknown }).linkType === 'internal') return true
  const address = readLinkAddress(value)
  return 'code' in address ? messageOf(address.code, languageOf(req), address.values) : true
}

type Link = { type: string; fields: { url?: unknown; linkType?: unknown } }

const isLink = (node: object): node is Link => {
  const { type, fields } = node as { type?: unknown; fields?: unknown }
  return (type === 'link' || type === 'autolink') && typeof fields === 'object' && fields !== null
}

/** A copy of a node with the addresses of all links below it normalised; what cannot be is added to `faults`. */
function withAddresses(node: unknown, faults: LinkFault[]): unknown {
  if (Array.isArray(node)) return node.map((each) => withAddresses(each, faults))
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withAddresses(value, faults)]))
  if (!isLink(copy)) return copy
  // Only a website knows at which address it shows a document.
  const address: LinkAddress | LinkFault =
    copy.fields.linkType === 'internal' ? { code: 'linkInternal', values: {} } : readLinkAddress(copy.fields.url)
  if ('code' in address) faults.push(address)
  else copy.fields = { ...copy.fields, url: address.stored }
  return copy
}
