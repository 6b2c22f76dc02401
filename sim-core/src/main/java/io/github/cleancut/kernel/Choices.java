package io.github.cleancut.kernel;

/**
 * The one door for chance and order: everything that a run does not compute from its input it picks here. Each component draws from a stream of its own, so that adding a component or changing a rule
 * disturbs no other.
 */
public interface Choices {
    /**
     * The stream of one component.
     *
     * @param name name of the component, for example {@code tokenize[1]/process}; the same name gives a stream that starts anew
     */
    Draws stream(String name);
}
