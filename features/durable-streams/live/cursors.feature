@durable-streams @capability-long-poll
Feature: Cursors keep caches from looping
  Every answer to a live read carries a number that grows with time. A reader sends it back, so that no cache gives it the same
  answer for ever.

  @DS-5.7-08 @MUST
  Rule: A long-poll with data carries a cursor

    Scenario: Data that was there
      Given a stream with 3 messages
      When a reader reads from "-1" in long-poll mode
      Then the answer carries a cursor

    Scenario: Data that arrives
      Given a stream with 3 messages
      When 1 reader waits for news from the tail in long-poll mode
      And a writer appends 1 message
      Then the reader's answer carries a cursor

    Scenario: A reader that sends its cursor back
      Given a stream with 3 messages
      When a reader polls 2 times and sends its cursor back
      Then every answer carries a cursor

  @DS-5.7-11 @MUST
  Rule: A long-poll that ran out of time carries a cursor

    Scenario: Nobody writes
      Given a stream with 3 messages
      When a reader reads from the tail in long-poll mode
      Then the answer has the status 204
      And the answer carries a cursor

  @DS-5.7-12 @MAY @capability-close
  Rule: At the end of a closed stream the cursor may be left out

    Scenario: A reader at the tail
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from the tail in long-poll mode
      Then the answer carries no empty cursor

  @DS-10.1-11 @SHOULD
  Rule: A cursor is the number of the current interval

    Scenario: A reader without a cursor
      Given a stream with 3 messages
      When a reader polls 1 time without a cursor
      Then every cursor is a number

  @DS-10.1-12 @MUST
  Rule: Cursors never go backwards

    Scenario: A reader that sends no cursor
      Given a stream with 3 messages
      When a reader polls 30 times without a cursor
      Then every cursor is at least the one before

    Scenario: A reader that sends its cursor back
      Given a stream with 3 messages
      When a reader polls 30 times and sends its cursor back
      Then every cursor is at least the one before

  @DS-10.1-13 @MUST
  Rule: A reader that is ahead of time gets a greater cursor than its own

    Scenario: The cursor just received
      Given a stream with 3 messages
      When a reader polls 10 times and sends its cursor back
      Then every cursor is greater than the one sent

    Scenario: A cursor far ahead
      Given a stream with 3 messages
      When 1 reader polls from "-1" with a cursor 1000000 ahead
      Then every cursor is greater than the one sent

    Scenario: A wait that runs out of time
      Given a stream with 3 messages
      When 1 reader polls from the tail with a cursor 1000000 ahead
      Then the answer has the status 204
      And every cursor is greater than the one sent

  @DS-10.1-14 @MUST
  Rule: The step beyond the reader's cursor is between one second and an hour

    Scenario: Fifty readers with the same cursor
      Given a stream with 3 messages
      When 50 readers poll from "-1" with a cursor 1000000 ahead
      Then every cursor is an hour at most ahead of the one sent
