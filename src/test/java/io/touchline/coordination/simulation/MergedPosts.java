package io.touchline.coordination.simulation;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Two series of posts, each in order of time, as one; at the same time the first one's come first. */
final class MergedPosts implements Iterator<Post> {

    private final Iterator<Post> first;
    private final Iterator<Post> second;
    private Post nextOfFirst;
    private Post nextOfSecond;

    MergedPosts(Iterator<Post> first, Iterator<Post> second) {
        this.first = first;
        this.second = second;
        nextOfFirst = advance(first);
        nextOfSecond = advance(second);
    }

    private static Post advance(Iterator<Post> posts) {
        return posts.hasNext() ? posts.next() : null;
    }

    @Override
    public boolean hasNext() {
        return nextOfFirst != null || nextOfSecond != null;
    }

    @Override
    public Post next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Post post;
        if (nextOfSecond == null || nextOfFirst != null && nextOfFirst.at() <= nextOfSecond.at()) {
            post = nextOfFirst;
            nextOfFirst = advance(first);
        } else {
            post = nextOfSecond;
            nextOfSecond = advance(second);
        }
        return post;
    }
}
