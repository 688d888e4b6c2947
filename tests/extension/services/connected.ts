/** A browser that is paired with an invented team. */
export const connection = { url: 'https://api.example', key: 'key-1', workspace: { id: 'w1', name: 'Team' }, member: { id: 'm1', name: 'Ada' } }
