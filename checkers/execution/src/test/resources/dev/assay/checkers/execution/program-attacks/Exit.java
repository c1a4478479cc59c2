// Ends well before it has done anything.
// must: wrong-answer
public class Exit { static { System.exit(0); } public static void main(String[] a) {} }
