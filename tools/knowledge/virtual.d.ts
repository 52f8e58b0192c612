declare module 'virtual:knowledge' {
  const knowledge: import('@/lib/analysis/knowledge').Knowledge;
  export default knowledge;
}

declare module 'virtual:model' {
  const bytes: Uint8Array;
  export default bytes;
}
