@durable-streams
Feature: Offsets are opaque
  A client hands an offset back exactly as it got it. It never looks inside, so every offset that the server gives away has to
  work wherever an offset is asked for.

  @DS-8-02 @MUST
  Rule: An offset is accepted in every read mode, wherever the server handed it out

    Scenario Outline: An offset taken from <place> leads to what follows it
      Given a stream with 5 messages
      When a client takes an offset from <place>
      And a writer appends 2 messages
      Then every read mode gives exactly what follows that offset

      Examples:
        | place             |
        | the creation      |
        | an append         |
        | the metadata      |
        | a catch-up read   |
        | a read of nothing |

    @capability-long-poll
    Scenario Outline: An offset taken from <place> leads to what follows it as well
      Given a stream with 5 messages
      When a client takes an offset from <place>
      And a writer appends 2 messages
      Then every read mode gives exactly what follows that offset

      Examples:
        | place                    |
        | a long-poll with data    |
        | a long-poll without data |

    @capability-sse
    Scenario: An offset taken from an event stream leads to what follows it
      Given a stream with 5 messages
      When a client takes an offset from an event stream
      And a writer appends 2 messages
      Then every read mode gives exactly what follows that offset

    @capability-close
    Scenario: The offset in a refusal by a closed stream leads to its end
      Given a stream with 5 messages
      And the stream is closed
      When a client takes an offset from a refused append
      Then every read mode gives exactly what follows that offset

  @DS-8-03 @MUST
  Rule: Letter case is part of an offset

    Scenario: Offsets that differ in letter case alone
      Given a stream with 30 messages
      Then no offset is taken for another one that differs in letter case
