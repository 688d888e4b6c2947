import * as v from 'valibot'
import { maybe, number } from '../../observe/fields.ts'

export const SITE = 'https://tieba.baidu.com'
export const threadUrl = (thread: string): string => `${SITE}/p/${thread}`

export const Agree = maybe(v.object({ agree_num: number }))
