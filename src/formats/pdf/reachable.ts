/** An address of mail, or the digits of a telephone: text by which somebody can be reached, however short. */
export const reachable = /\S@\S|(?:\d[ .()/-]{0,2}){8}/;
