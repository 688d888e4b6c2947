// What no replay may hold: looked for in every text, key by key, so that an id is not taken for a phone number.

export const EMAIL = /(?<![\w.+-])[A-Za-z0-9][\w.+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?![\w-])/g
/** Mobile numbers of China, perhaps in groups; numbers in international spelling; North American ones. */
export const PHONE =
  /(?<![\d.+/_=-])(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![\d.])|(?<![\w+/=])\+[1-9]\d{0,2}[ ()-]{0,2}\d(?:[ ().-]{0,2}\d){7,11}(?!\d)|(?<![\w.-])\(?[2-9]\d{2}\)?[ -]\d{3}-\d{4}(?![\w-])/g
const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
export const IP = new RegExp(
  `(?<![\\w./-])(?!0\\.0\\.0\\.0|127\\.0\\.0\\.1)${OCTET}(?:\\.${OCTET}){3}(?![\\w-]|\\.\\d)|(?<![\\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\\w:])`,
  'gi',
)
export const TOKEN = /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}|\b(?:sk|pk|ghp|gho|xox[abp])[_-][A-Za-z0-9]{20,}|\bBearer [\w.~+/-]{16,}=*/g

/** Keys and parameters whose values are secrets of a session, or a signature made with one. */
export const SECRET_KEY =
  /(?:csrf|xsec|session|access|refresh|auth|login|visitor|web|user|ms|id|pass|security|jwt)_?(?:token|ticket|id_?token)$|^(?:token|ticket|sid|sessionid|session_?key|sign|sig|signature|_signature|passw(?:or)?d|secret|api_?key|authorization|cookies?|credentials?|uin|pass_?ticket|a_?bogus|x-?bogus|w_rid|webid|verify_?fp|fp|buvid\d?|did|device_?id|web_?id|uuid|guid|install_?id|iid|innertube_api_key|visitordata|ext?ernal_?ip|client_?ip|user_?ip|remote_?addr|fb_dtsg|lsd|jazoest|xbogus|x-amz-[\w-]+|x-(?:signature|expires)|oh|oe|_nc_\w+|ccb|efg|signature_?\w*|xs|datr|wmid_etc|dm_img_\w+)$/i

/** Keys of phone numbers, for values that hold nothing but digits. */
export const PHONE_KEY = /phone|mobile|(?:^|_)tel(?:$|_)|whatsapp/i
