package dev.tandem.transfer;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.retro.Ballot;
import dev.tandem.domain.retro.DotVote;
import dev.tandem.domain.retro.Note;
import dev.tandem.domain.retro.NoteGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that was said in a session and shown to all, as Markdown: a group with its notes, or a note on its own.
 *
 * @param notes those of a group; none for a note on its own, whose words are the title
 * @param dots how many lie on it in the vote that was shown last
 */
record SaidTopic(String title, List<String> notes, long dots) {
  /** All of a session, most dots first, then as they came. */
  static List<SaidTopic> of(Board board, EntityId session) {
    List<Note> shown = Note.of(board, session).filter(Note::shown).toList();
    Map<EntityId, Long> dots = dots(board, session);
    List<SaidTopic> topics = new ArrayList<>();
    board.inOrder(NoteGroup.order(session)).map(NoteGroup.class::cast).forEach(group -> {
      List<Note> mine = shown.stream()
          .filter(note -> note.group().equals(Optional.of(group.id())))
          .toList();
      if (!mine.isEmpty()) topics.add(of(group, mine, dots));
    });
    shown.stream()
        .filter(note -> note.group().flatMap(board::find).isEmpty())
        .map(note -> new SaidTopic(words(note), List.of(), dots.getOrDefault(note.id(), 0L)))
        .forEach(topics::add);
    topics.sort(Comparator.comparingLong(topic -> -topic.dots()));
    return topics;
  }

  /** Dots on a note count for the group it was put into since. */
  private static SaidTopic of(NoteGroup group, List<Note> notes, Map<EntityId, Long> dots) {
    long sum = Stream.concat(Stream.of(group.id()), notes.stream().map(Note::id))
        .mapToLong(id -> dots.getOrDefault(id, 0L))
        .sum();
    String title = group.title().map(Markdown::text).orElseGet(() -> words(notes.get(0)));
    return new SaidTopic(title, notes.stream().map(SaidTopic::words).toList(), sum);
  }

  private static String words(Note note) {
    return Markdown.text(note.text().orElse(""));
  }

  private static Map<EntityId, Long> dots(Board board, EntityId session) {
    return board
        .inOrder(DotVote.order(session))
        .map(DotVote.class::cast)
        .filter(DotVote::shown)
        .reduce((first, last) -> last)
        .map(vote -> board
            .inOrder(Ballot.order(vote.id()))
            .flatMap(ballot -> ((Ballot) ballot).on().stream())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting())))
        .orElse(Map.of());
  }
}
