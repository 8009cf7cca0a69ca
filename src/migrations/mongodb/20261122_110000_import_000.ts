import { importDocument } from '../content/importDocument.js'

export const { down, up } = importDocument('000_15025f4a0c483bff.txt')
