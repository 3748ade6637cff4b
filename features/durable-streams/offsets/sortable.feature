@durable-streams
Feature: Offsets are sortable
  Comparing two offsets of a stream byte by byte tells which position comes first, whatever the length of the stream and whoever
  wrote to it.

  @DS-8-04 @MUST
  Rule: Bytewise order is append order from the first append on

    Scenario Outline: A stream of <count> messages
      Given a stream with <count> messages
      Then the offsets are in append order when they are compared bytewise

      Examples:
        | count |
        | 10    |
        | 100   |

  @DS-8-05 @MUST
  Rule: Bytewise order survives every change in the width of a counter

    Scenario: A thousand messages of mixed size
      Given a stream with 1000 messages of mixed size
      Then the offsets are in append order when they are compared bytewise

    @capability-json
    Scenario: More than ten thousand messages in batches of fifty
      Given a JSON stream with 210 batches of 50 messages
      Then the offsets are in append order when they are compared bytewise

  @DS-8-06 @MUST @capability-json
  Rule: Bytewise order does not depend on the content type

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 100 messages
      Then the offsets are in append order when they are compared bytewise

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |
        | application/json         |

    Scenario: A JSON stream written in batches
      Given a JSON stream with 100 batches of 1 to 50 messages
      Then the offsets are in append order when they are compared bytewise

  @DS-8-07 @MUST
  Rule: The order of offsets is the order of the stream when writers compete

    Scenario: Twenty writers at the same time
      Given a stream
      When 20 writers append 50 messages each at the same time
      Then every acknowledged append stands where its offset puts it

  @DS-8-08 @MUST @needs-restart
  Rule: Offsets from before and after a restart form one sorted sequence

    Scenario Outline: The server <comes back>
      Given a stream with 100 messages written before the server <comes back>
      When a writer appends 50 messages
      Then the offsets are in append order when they are compared bytewise

      Examples:
        | comes back    |
        | was restarted |

      @needs-kill
      Examples: The process ends without warning
        | comes back |
        | was killed |
