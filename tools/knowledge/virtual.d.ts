declare module 'virtual:knowledge' {
  const knowledge: import('@/lib/analysis/knowledge').Knowledge;
  export default knowledge;
}
