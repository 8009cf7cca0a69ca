import { importDocument } from '../content/importDocument.js'

export const { down, up } = importDocument('003_c3712d8c7114b151.txt')
