import type { CollectionBeforeChangeHook } from 'payload'

/** A decorative image has an empty text, which is what makes screen readers pass over it. */
export const emptyAltOfDecorative: CollectionBeforeChangeHook = ({ data }) =>
  data.decorative === true ? { ...data, alt: '' } : data
