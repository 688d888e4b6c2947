// What no replay may hold. Patterns for texts; keys for values whose text alone does not tell.

/** Not @name@server, which is a handle, and not a file for finer screens ("star@2x.png"). */
export const EMAIL =
  /(?<![\w.+@-])[A-Za-z0-9][\w.+-]+@(?:[A-Za-z0-9-]{2,}\.)+(?!(?:png|jpe?g|gif|webp|svg|avif|js|css|json|mp4)(?!\w))(?:[a-z]{2,}|[A-Z]{2,})(?![\w-])/g

/** Mobile numbers of China, perhaps in groups; numbers in international spelling; North American ones in groups. */
export const PHONE =
  /(?<![\w.+/=-])(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![\w.])|(?<![\w+/=])\+[1-9]\d{0,2}(?:[ ().-]{0,2}\d){8,12}(?!\d)|(?<![\w.+-])\(?[2-9]\d{2}\)?[ -]\d{3}-\d{4}(?![\w-])/g

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
export const IP = new RegExp(
  `(?<![\\w./-])(?!0\\.0\\.0\\.0|127\\.0\\.0\\.1)${OCTET}(?:\\.${OCTET}){3}(?![\\w-]|\\.\\d)|(?<![\\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\\w:])`,
  'gi',
)

/** Tokens that give themselves away: JSON Web Tokens, keys of well-known services, bearer tokens. */
export const TOKEN = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(?:sk|pk|ghp|gho|xox[abp])[_-][A-Za-z0-9]{20,}|\bBearer [\w.~+/-]{16,}=*/g

/** Keys and parameters of sessions and of signatures made with one. */
const SECRET_KEY =
  /(?:^|[a-z_-])(?:csrf\w*|(?<!url_?)token|ticket|session\w*|sid|authorization|cookies?|passw(?:or)?d|secret|api_?key|credentials?|sign(?:ature)?|sig|[ax]_?bogus|w_rid|webid|verify_?fp|fb_dtsg|lsd|jazoest|visitor_?data|buvid\d?|uin|hxfalcon|x-amz-\w+|oh|oe|auth_?key)$/i
/** Short keys that are secrets only in an address. */
const SECRET_PARAMETER =
  /^(?:key|k|st|ts|wts|did|fp|xs|eh|ccb|efg|_nc_\w+|dm_\w+|uuid|guid|_rid|x-expires|chksm|scene|trace\w*|spm\w*|vd_source|share_\w+|utm_\w+)$/i

export const isSecretKey = (key: string): boolean => SECRET_KEY.test(key)
export const isSecretParameter = (name: string): boolean => SECRET_KEY.test(name) || SECRET_PARAMETER.test(name)

/** Whether a value was drawn, not written: long, letters and digits mixed, many different ones. */
export const isRandom = (value: string): boolean =>
  /^[\w.~%+/:=-]{16,}$/.test(value) &&
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  new Set(value).size >= 8 &&
  !/replay|redacted|invented|example|demo/i.test(value)

/** Keys of phone numbers, for values that are digits and nothing else. */
export const PHONE_KEY = /phone|mobile|(?:^|_)tel(?:$|_)|whatsapp/i

/** A text without ways to reach anybody. */
export const withoutContacts = (text: string): string => text.replace(EMAIL, '').replace(TOKEN, '').replace(IP, '').replace(PHONE, '')
