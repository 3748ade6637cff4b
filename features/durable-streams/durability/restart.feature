@durable-streams @needs-restart
Feature: Acknowledged data survives a restart
  What the server has acknowledged is still there when its process has ended, in an orderly way or not.

  @DS-4-01 @MUST
  Rule: Acknowledged bytes can be read after a restart

    Scenario Outline: A stream of type <type> when the server <comes back>
      Given a "<type>" stream with 100 messages written before the server <comes back>
      Then a full read gives every byte in order
      And the tail is the offset of the last append

      Examples:
        | type                     | comes back    |
        | application/octet-stream | was restarted |

      @needs-kill
      Examples: The process ends without warning
        | type                     | comes back |
        | application/octet-stream | was killed |
        | text/plain               | was killed |

    @capability-json @needs-kill
    Scenario: A JSON stream when the server was killed
      Given a "application/json" stream with 100 messages written before the server was killed
      Then a full read gives every byte in order
      And the tail is the offset of the last append

    @needs-kill
    Scenario: A thousand concurrent appends when the server is killed among them
      Given a stream
      When 20 writers append 50 messages each until the server is killed
      Then every acknowledged append is in the stream exactly once
      And every acknowledged append keeps the offset that was handed out
      And every acknowledged append comes after those that its writer sent before
