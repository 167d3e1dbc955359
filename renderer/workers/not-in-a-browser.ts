/** Stands for the modules of Node that a library names but does not reach in a browser. */
export default {};
