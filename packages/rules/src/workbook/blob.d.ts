/** All that is asked of the library's answer; browsers and Node have the whole of it. */
interface Blob {
  arrayBuffer(): Promise<ArrayBuffer>;
}
