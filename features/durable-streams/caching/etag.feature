@durable-streams @capability-caching
Feature: Entity tags
  The entity tag of a read names what was read: which stream, from where, to where, and whether that is the end.

  @DS-10.1-03 @MUST
  Rule: A read carries an entity tag

    Scenario Outline: A read from <position> of a stream with 3 messages
      Given a stream with 3 messages
      When a reader reads from <position>
      Then the answer carries an entity tag

      Examples:
        | position                   |
        | the start                  |
        | "-1"                       |
        | the offset after message 1 |
        | the tail                   |

    Scenario: A read of an empty stream
      Given a stream
      When a reader reads from the start
      Then the answer carries an entity tag

    @capability-json
    Scenario: A read of a JSON stream
      Given a JSON stream with 3 messages
      When a reader reads from the start
      Then the answer carries an entity tag

    @capability-long-poll
    Scenario: A long-poll that finds data
      Given a stream with 3 messages
      When a reader reads from the offset after message 1 in long-poll mode
      Then the answer carries an entity tag

    @capability-close
    Scenario: A read at the end of a closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from the tail
      Then the answer carries an entity tag

  @DS-10.1-04 @MAY
  Rule: A read from now needs no entity tag

    Scenario: A read from now
      Given a stream with 3 messages
      When a reader reads from "now"
      Then it is noted whether the answer carries an entity tag

    Scenario: A cached now is not taken for the present one
      Given a stream with 3 messages
      And a reader has cached the answer to a read from "now"
      When a writer appended 1 message
      And the reader revalidates its copy
      Then the reader is not told that its copy is current

  @DS-5.6-08 @MUST
  Rule: The entity tag names the stream and the range

    Scenario: The tag of another stream
      Given a stream with 3 messages
      And a reader has cached the answer to a read from "-1"
      And another stream with 3 messages
      When the reader asks with its tag for a read from "-1" of the other stream
      Then the reader gets the new content

    Scenario: The tag of another beginning
      Given a stream with 3 messages
      And a reader has cached the answer to a read from the offset after message 1
      When the reader asks with its tag for a read from "-1"
      Then the reader gets the new content

    Scenario: The tag of another end
      Given a stream with 3 messages
      And a reader has cached the answer to a read from "-1"
      When a writer appended 1 message
      And the reader revalidates its copy
      Then the reader gets the new content

    Scenario: The tag of a stream that had the same URL
      Given a stream with 3 messages
      And a reader has cached the answer to a read from "-1"
      When the stream is deleted and created again with messages of equal length
      And the reader revalidates its copy
      Then the reader gets the new content

    Scenario: The tag of a read at the tail of a stream that had the same URL
      Given a stream with 1 message
      And a reader has cached the answer to a read from the tail
      When the stream is deleted and created again with messages of equal length
      And the reader revalidates its copy
      Then it is noted whether the copy is confirmed

  @DS-10.1-09 @SHOULD @capability-close
  Rule: The entity tag says whether the stream is closed

    Scenario: The same read before and after the close
      Given a stream with 3 messages
      And a reader has cached the answer to a read from the tail
      When the stream is closed
      And a reader reads from the tail
      Then the entity tag is another one than the cached

    Scenario: The same read twice without a close
      Given a stream with 3 messages
      And a reader has cached the answer to a read from the tail
      When a reader reads from the tail
      Then the entity tag is the cached one
