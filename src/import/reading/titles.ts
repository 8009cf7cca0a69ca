import { anyOf } from './anyOf.js'
import titles from './data/titles.json' with { type: 'json' }

const office = `${anyOf(titles.officeModifiers)}*${anyOf(titles.offices)}`
/** What a person without an office is called: 运动员, 志愿者. */
const role = `${anyOf(titles.roleModifiers)}*${anyOf(titles.roles)}`
const department = '(?:[\\u4e00-\\u9fa5]{2,8}(?:处|科|股|室|部|办))?'

/** A name may begin where one of these ends. */
export const officeAtEnd = new RegExp(`${office}$`)
export const roleAtEnd = new RegExp(`${role}$`)
export const officePattern = new RegExp(anyOf(titles.offices), 'g')
export const rolePattern = new RegExp(anyOf(titles.roles), 'g')

/** A complete title: a department, an office with its modifiers, further offices after 、 or 兼. */
export const wholeTitle = new RegExp(`^${department}${office}(?:[、兼]{1,2}${department}${office})*$`)

/** Titles that follow a name: 王勇理事长, 张三同志. */
export const titleAfterName = new RegExp(`^(${titles.afterName.join('|')})`)
